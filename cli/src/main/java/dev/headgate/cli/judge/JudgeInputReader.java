package dev.headgate.cli.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.text.Limits;
import dev.headgate.text.PlainLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a table to judge from JSON.
 *
 * <p>A count that is missing or null is 0: a load balancer reports a count only when there is something to count.
 */
final class JudgeInputReader {

    private static final List<String> TABLE_FIELDS =
            List.of("rows", "history", "alpha", "rho0Concurrent", "rho0History", "rho1", "beta", "pMax", "phi");
    private static final List<String> ROW_FIELDS = List.of("nG", "xG", "nB", "xB", "source");
    private static final List<String> HISTORY_FIELDS = List.of("n", "x");

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
        JsonObject table = new JsonObject(tree(json), "", TABLE_FIELDS);
        List<Object> rows = table.list("rows")
                .orElseThrow(() -> new BadInputException("field rows: is missing; give a list, one row per minute"));
        List<Object> history = table.list("history").orElse(List.of());
        return new JudgeInput(rows(rows), history(history), parameters(table));
    }

    private static Object tree(byte[] json) throws BadInputException {
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

    private static List<MinuteRow> rows(List<Object> items) throws BadInputException {
        List<MinuteRow> rows = new ArrayList<>(items.size());
        for (Object item : items) {
            JsonObject row = new JsonObject(item, "row %d, ".formatted(rows.size() + 1), ROW_FIELDS);
            rows.add(new MinuteRow(
                    row.number("nG").orElse(0.0),
                    row.number("xG").orElse(0.0),
                    row.number("nB").orElse(0.0),
                    row.number("xB").orElse(0.0),
                    row.constant("source", BaselineSource.class)));
        }
        return rows;
    }

    private static List<HistoryMinute> history(List<Object> items) throws BadInputException {
        List<HistoryMinute> history = new ArrayList<>(items.size());
        for (Object item : items) {
            JsonObject minute =
                    new JsonObject(item, "history minute %d, ".formatted(history.size() + 1), HISTORY_FIELDS);
            history.add(new HistoryMinute(
                    minute.number("n").orElse(0.0), minute.number("x").orElse(0.0)));
        }
        return history;
    }

    private static JudgeParameters parameters(JsonObject table) throws BadInputException {
        JudgeParameters defaults = JudgeParameters.DEFAULTS;
        try {
            return new JudgeParameters(
                    table.number("alpha").orElse(defaults.alpha()),
                    table.number("rho0Concurrent").orElse(defaults.rho0Concurrent()),
                    table.number("rho0History").orElse(defaults.rho0History()),
                    table.number("rho1").orElse(defaults.rho1()),
                    table.number("beta").orElse(defaults.beta()),
                    table.number("pMax").orElse(defaults.pMax()),
                    table.number("phi"));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("field " + e.getMessage(), e);
        }
    }
}
