package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a function does with each event: reads it, acts on it, and writes the answer. */
@FunctionalInterface
interface Entry {
    void handle(InputStream in, OutputStream out, Context context) throws IOException;
}
