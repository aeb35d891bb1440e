package dev.headgate.cli.judge;

import dev.headgate.analysis.BaselineSource;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.text.Nearest;
import dev.headgate.text.PlainLine;
import dev.headgate.tree.Dialect;
import dev.headgate.tree.Fault;
import dev.headgate.tree.Format;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What the values of a table to judge must look like, and how its faults are worded: {@code row 2, field nG: what}. */
final class TableFormats {

    static final String EXAMPLE =
            "\"rows\": [{\"nG\": 100, \"xG\": 1, \"nB\": 900, \"xB\": 9, \"source\": \"CONCURRENT\"}]";

    static final Format<BaselineSource> SOURCE = Format.choice(List.of(BaselineSource.values()), BaselineSource::name)
            .inQuotes();

    static final Format<Double> COUNT = Format.number(
            "the minute's observed count, a number from 0 to %.0f (0 when none was reported)".formatted(MinuteRow.MOST),
            100,
            it -> it >= 0 && it <= MinuteRow.MOST);

    static final Format<Double> PROBABILITY =
            Format.number("more than 0 and less than 1", 0.01, it -> it > 0 && it < 1);
    static final Format<Double> RATIO = Format.number("a ratio from 1 to 1000", 2, it -> it >= 1 && it <= 1000);
    static final Format<Double> DISPERSION =
            Format.number("a number of at least 1", 1, it -> it >= 1 && it < Double.POSITIVE_INFINITY);

    static final Dialect WORDS = new Dialect(
            "the table",
            "an object",
            "a list",
            "field %s",
            "\"%s\": %s",
            ", ",
            false,
            false,
            (list, index) -> (list.equals("rows") ? "row " : "history minute ") + (index + 1),
            TableFormats::unknown,
            Dialect::shownAsJson);

    private TableFormats() {}

    private static Fault unknown(int line, String path, String field, Collection<String> known) {
        String place = (path.isEmpty() ? "" : path + ", ") + "field " + PlainLine.of(field, PlainLine.SHORT);
        String cure = Nearest.to(field, known)
                .map(meant -> "Did you mean " + meant + "?")
                .orElseGet(() -> "The fields are " + new TreeSet<>(known));
        return new Fault(line, place, "is unknown", cure);
    }
}
