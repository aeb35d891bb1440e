package dev.headgate.cli.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.text.Limits;
import dev.headgate.text.PlainLine;
import dev.headgate.tree.Faults;
import dev.headgate.tree.Section;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table to judge from JSON.
 *
 * <p>A count that is missing or null is 0: a load balancer reports a count only when there is something to count.
 */
final class JudgeInputReader {

    // NaN is no JSON, but some programs write it: read, it is refused with its row and field instead of a column.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxStringLength(Limits.CHARACTERS)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JudgeInputReader() {}

    static JudgeInput read(byte[] json) throws BadInputException {
        Faults faults = new Faults(TableFormats.WORDS);
        Section table = Section.ofJson(tree(json), "", TableFormats.EXAMPLE, faults);
        if (!table.has("rows")) {
            table.wrong("rows", "is missing", "Give a list, one row per minute");
        }
        JudgeInput input = new JudgeInput(rows(table), history(table), parameters(table));
        table.refuseUnknownKeysEverywhere();
        if (faults.count() > 0) {
            throw new BadInputException(faults.all());
        }
        return input;
    }

    private static @Nullable Object tree(byte[] json) throws BadInputException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            Object tree = JSON.std.anyFrom(parser);
            if (parser.nextToken() != null) {
                throw new BadInputException("there is more than one JSON value; give one object and nothing after it");
            }
            return tree;
        } catch (JsonProcessingException e) {
            // What is too deep or too long has no place of its own.
            String where = Optional.ofNullable(e.getLocation())
                    .map(it -> ", at line %d, column %d".formatted(it.getLineNr(), it.getColumnNr()))
                    .orElse("");
            throw new BadInputException("this is not JSON" + where + ": " + PlainLine.of(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new BadInputException("this is not JSON: " + PlainLine.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static List<MinuteRow> rows(Section table) {
        return table.sections("rows", TableFormats.EXAMPLE).stream()
                .map(row -> new MinuteRow(
                        count(row, "nG"),
                        count(row, "xG"),
                        count(row, "nB"),
                        count(row, "xB"),
                        row.required("source", TableFormats.SOURCE)))
                .toList();
    }

    private static List<HistoryMinute> history(Section table) {
        return table.sections("history", "\"history\": [{\"n\": 1000, \"x\": 10}]").stream()
                .map(minute -> new HistoryMinute(count(minute, "n"), count(minute, "x")))
                .toList();
    }

    private static double count(Section row, String field) {
        return row.optional(field, TableFormats.COUNT).orElse(0.0);
    }

    private static JudgeParameters parameters(Section table) {
        JudgeParameters defaults = JudgeParameters.DEFAULTS;
        return new JudgeParameters(
                table.optional("alpha", TableFormats.PROBABILITY).orElse(defaults.alpha()),
                table.optional("rho0Concurrent", TableFormats.RATIO).orElse(defaults.rho0Concurrent()),
                table.optional("rho0History", TableFormats.RATIO).orElse(defaults.rho0History()),
                table.optional("rho1", TableFormats.RATIO).orElse(defaults.rho1()),
                table.optional("beta", TableFormats.PROBABILITY).orElse(defaults.beta()),
                table.optional("pMax", TableFormats.PROBABILITY).orElse(defaults.pMax()),
                table.optional("phi", TableFormats.DISPERSION));
    }
}
