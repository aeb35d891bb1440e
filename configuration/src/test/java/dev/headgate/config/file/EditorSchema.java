package dev.headgate.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.headgate.config.Configuration;
import dev.headgate.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What docs/headgate.schema.json says of a file, as an editor would have it. */
final class EditorSchema {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private static final Map<String, Object> WHOLE = Json.object(Json.tree(text()), "the schema");
    private static final EditorSchema FILE = of(WHOLE);

    private final Schema schema;

    private EditorSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema itself. */
    static Map<String, Object> whole() {
        return WHOLE;
    }

    /** A part of the schema, with what it may refer to. */
    static EditorSchema of(Map<String, Object> part) {
        Map<String, Object> whole = new LinkedHashMap<>(part);
        whole.put("$defs", Json.object(whole().get("$defs"), "the schema"));
        return new EditorSchema(REGISTRY.getSchema(json(whole), InputFormat.JSON));
    }

    /** What an editor underlines in a file. */
    static List<String> faultsIn(String yaml) {
        return FILE.faults(tree(yaml));
    }

    /** Reads a file that is right, in which an editor may underline nothing. */
    static Configuration read(String yaml, String callerAccount) {
        Configuration configuration = ConfigurationFile.parse(yaml, "headgate.yaml", callerAccount);
        assertThat(faultsIn(yaml)).as(yaml).isEmpty();
        return configuration;
    }

    boolean accepts(Object tree) {
        return faults(tree).isEmpty();
    }

    /** As the reader takes YAML, and editors do by default: by the core schema of YAML 1.2. */
    static Object tree(String yaml) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    }

    /** JSON is YAML, too. */
    static String json(Object tree) {
        try {
            return WITH_NULLS.asString(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> faults(Object tree) {
        return schema.validate(json(tree), InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static String text() {
        try {
            return Files.readString(Path.of("..", "docs", "headgate.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
