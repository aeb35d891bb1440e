package dev.headgate.benchmarks.endpoint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How long it takes from the start of a process to its first answer. */
record StartUp(Path root, Caller caller) {

    /** In seconds; the class path is this process's own, and so are the options that {@code ./headgate} gives. */
    double seconds(Server.Kind kind) {
        long begin = System.nanoTime();
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StartedServer.class.getName(),
                            kind.name(),
                            root.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                String line = out.readLine();
                if (line == null) {
                    throw new IllegalStateException("A process with " + kind + " ended before it served");
                }
                double unused = caller.rate(first(URI.create(line)), 1);
                return (System.nanoTime() - begin) / 1e9;
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest first(URI server) {
        return Ask.JSON.of(server);
    }
}
