package dev.headgate.config.file;

import dev.headgate.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files that people read before they write one of their own. */
final class Samples {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    private Samples() {}

    /** Every file of this repository that is a headgate.yaml, whatever its name. */
    static Map<Path, String> files() {
        Map<Path, String> files = new TreeMap<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".yaml")
                            && text(file).lines().anyMatch(it -> it.startsWith("headgate: 1"))) {
                        files.put(file, text(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /**
     * With every key: what docs/configuration.md says so of, and this repository's own and an example for what excludes that. What may stand
     * at a service and at its environments, that one has at the service.
     */
    static List<String> withEveryKey() {
        String documented = blocks("yaml").get(1);
        String movedByEcs = text(ROOT.resolve("examples").resolve("moved-by-ecs.yaml"));
        return List.of(
                documented, text(ROOT.resolve("headgate.yaml")), movedByEcs, withTaskAtAnEnvironment(documented));
    }

    private static String withTaskAtAnEnvironment(String yaml) {
        Map<String, Object> file = Json.object(EditorSchema.tree(yaml), "the file");
        Map<String, Object> web =
                Json.object(Json.object(file.get("services"), "services").get("web"), "web");
        return EditorSchema.json(Map.of(
                "headgate",
                1,
                "environments",
                Map.of("prod", Map.of("wave", 1)),
                "services",
                Map.of(
                        "web",
                        Map.of(
                                "port",
                                8080,
                                "environments",
                                Map.of("prod", Map.of("task", Json.object(web.get("task"), "task")))))));
    }

    /** What stands between the fences of docs/configuration.md. */
    static List<String> blocks(String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text(ROOT.resolve("docs").resolve("configuration.md")))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
