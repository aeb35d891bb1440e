package dev.headgate.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each way to run a function finds on its class path, taken from what this process was started with. */
record ClassPaths(List<Path> own, Path lambdaJar) {

    /** @param root of the repository, whose functions have been packaged */
    static ClassPaths of(Path root) throws IOException {
        List<Path> own = Arrays.stream(
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(root.resolve("functions/target"), "functions-*-lambda.jar")) {
            found.forEach(jars::add);
        }
        if (jars.size() != 1) {
            throw new IllegalStateException("Package the functions first: there are " + jars);
        }
        return new ClassPaths(own, jars.getFirst().toAbsolutePath().normalize());
    }

    /** The jar that is deployed, and the client that runs it. */
    String lean() {
        return lambdaJar + File.pathSeparator + client();
    }

    /** Another such jar. */
    String lean(Path jar) {
        return jar.toAbsolutePath() + File.pathSeparator + client();
    }

    /** The client, and this module's own classes. */
    String empty() {
        return joined(it -> isOurs(it) || isClient(it));
    }

    /** Everything but what belongs to benchmarks and simulator alone, and but our choice of an HTTP client. */
    String typical() {
        return joined(
                it -> !name(it).matches(
                                "(simulator|states-language|jmh|picocli|jopt|commons-math|jsonata|url-connection-client|archunit|junit|assertj|slf4j-nop).*"));
    }

    private String client() {
        return joined(ClassPaths::isClient);
    }

    private static boolean isClient(Path entry) {
        return name(entry).matches("aws-lambda-java-.*|utils-lite-.*");
    }

    private static boolean isOurs(Path entry) {
        return name(entry).startsWith("benchmarks") || entry.endsWith(Path.of("benchmarks", "target", "classes"));
    }

    private String joined(Predicate<Path> which) {
        return own.stream().filter(which).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
