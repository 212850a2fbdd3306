import wasm from '@jitl/quickjs-ng-wasmfile-release-sync/wasm?url';
import { javaScript } from './javascript.ts';
import { serve } from './serve.ts';

void serve(Promise.resolve(javaScript(new URL(wasm, location.href).href)));
