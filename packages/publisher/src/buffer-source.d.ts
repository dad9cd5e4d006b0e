// The types of papaparse name this type of browsers, which a program for Node does not have.
type BufferSource = ArrayBufferView | ArrayBuffer;
