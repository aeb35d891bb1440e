package dev.headgate.simulator.consistency;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The native part of the runtime interface client, unpacked for one test.
 *
 * <p>Left alone, every JVM unpacks it over the same file, and crashes the ones that have loaded it.
 */
record NativeClientLibrary(Path file) {

    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    static NativeClientLibrary unpackTo(Path folder) throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        boolean musl = Files.exists(Path.of(arm ? "/lib/ld-musl-aarch64.so.1" : "/lib/ld-musl-x86_64.so.1"));
        String name = "/jni/libaws-lambda-jni.linux" + (musl ? "_musl" : "") + (arm ? "-aarch_64" : "-x86_64") + ".so";
        Path file = folder.resolve("client.so");
        try (InputStream library = Optional.ofNullable(AWSLambda.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("The runtime interface client has no " + name))) {
            Files.copy(library, file);
        }
        return new NativeClientLibrary(file);
    }

    /** Makes a JVM use it. */
    String option() {
        return "-D" + PROPERTY + "=" + file.toAbsolutePath();
    }
}
