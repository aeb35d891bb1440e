package dev.headgate.simulator.consistency;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Writes samples to {@code events/}. */
final class SampleWriter {

    private static final JSON TEXT = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

    private SampleWriter() {}

    static void write(Map<String, Object> samples) {
        samples.forEach(SampleWriter::write);
    }

    private static void write(String name, Object tree) {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            Files.writeString(Repository.sample(name), TEXT.with(printer).asString(tree) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
