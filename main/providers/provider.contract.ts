// The suite that every provider passes is written by the engineer of main/providers/http and the contract; providers only
// supply their simulator to it: describeProvider(name, startFixture). It arrives in this file.
export {}
