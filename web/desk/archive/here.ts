// Where the room of episodes is; one episode lies below it.

export const HERE = '/desk/archive'
