console.log('main', process.version)
