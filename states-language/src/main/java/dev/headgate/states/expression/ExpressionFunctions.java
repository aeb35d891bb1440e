package dev.headgate.states.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What Step Functions adds to JSONata, and the functions that would otherwise escape virtual time and the seed.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data</a>
 */
public final class ExpressionFunctions {

    /** The most characters of a text within an expression: far more than a payload takes. */
    static final int LONGEST_TEXT = 4_000_000;

    private static final int LONGEST_RANGE = 1000;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final RandomIds ids;
    private final Map<String, Jsonata.JFunction> functions = new LinkedHashMap<>();

    public ExpressionFunctions(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        ids = new RandomIds(random);
        define("partition", this::partition);
        define("range", this::range);
        define("hash", this::hash);
        define("random", this::random);
        define("uuid", arguments -> ids.uuid());
        define("parse", this::parse);
        define("now", this::now);
        define("millis", arguments -> clock.millis());
    }

    private interface Body {
        @Nullable
        Object call(List<?> arguments);
    }

    private void define(String name, Body body) {
        functions.put(name, new Jsonata.JFunction((input, arguments) -> body.call(arguments), null));
    }

    void bindTo(Jsonata.Frame frame, Set<String> names) {
        for (String name : names) {
            Jsonata.JFunction function = functions.get(name);
            if (function != null) {
                frame.bind(name, function);
            }
        }
    }

    private Object partition(List<?> arguments) {
        if (!(argument("partition", arguments, 0) instanceof List<?> array)) {
            throw new IllegalArgumentException("$partition needs an array");
        }
        int size = integer("partition", arguments, 1);
        if (size < 1) {
            throw new IllegalArgumentException("$partition needs a size of at least 1");
        }
        List<Object> parts = new ArrayList<>();
        for (int from = 0; from < array.size(); from += size) {
            parts.add(new ArrayList<>(array.subList(from, Math.min(from + size, array.size()))));
        }
        return parts;
    }

    private Object range(List<?> arguments) {
        int first = integer("range", arguments, 0);
        int last = integer("range", arguments, 1);
        int step = integer("range", arguments, 2);
        if (step == 0) {
            throw new IllegalArgumentException("$range needs a step other than 0");
        }
        // A sequence, as JSONata has them: one of a single number is that number.
        List<Object> numbers = Utils.createSequence();
        for (long number = first; step > 0 ? number <= last : number >= last; number += step) {
            numbers.add((int) number);
            if (numbers.size() > LONGEST_RANGE) {
                throw new IllegalArgumentException("$range gives at most " + LONGEST_RANGE + " numbers");
            }
        }
        return numbers;
    }

    private Object hash(List<?> arguments) {
        String content = text("hash", arguments, 0);
        String algorithm = text("hash", arguments, 1);
        if (!List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512").contains(algorithm)) {
            throw new IllegalArgumentException("$hash does not know the algorithm " + algorithm);
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object random(List<?> arguments) {
        if (arguments.isEmpty()) {
            return random.nextDouble();
        }
        return new SplittableRandom(integer("random", arguments, 0)).nextDouble();
    }

    private @Nullable Object parse(List<?> arguments) {
        Object value = Payload.parse(text("parse", arguments, 0));
        return value == null ? Jsonata.NULL_VALUE : value;
    }

    private Object now(List<?> arguments) {
        String picture = arguments.isEmpty() ? null : text("now", arguments, 0);
        String timeZone = arguments.size() < 2 ? null : text("now", arguments, 1);
        return Functions.dateTimeFromMillis(clock.millis(), picture, timeZone);
    }

    /** JSONata's own takes the memory for any width, and its time grows with the square of it. */
    static @Nullable String pad(List<?> arguments) {
        if (argument("pad", arguments, 0) == null) {
            return null;
        }
        int width = integer("pad", arguments, 1);
        if (Math.abs((long) width) > LONGEST_TEXT) {
            throw new IllegalArgumentException("$pad makes at most " + LONGEST_TEXT + " characters");
        }
        String text = text("pad", arguments, 0);
        int missing = Math.abs(width) - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        String filler = arguments.size() < 3 || arguments.get(2) == null ? " " : text("pad", arguments, 2);
        String more = filled(filler.isEmpty() ? " " : filler, missing);
        return width < 0 ? more + text : text + more;
    }

    private static String filled(String filler, int characters) {
        String all = filler.repeat(characters / filler.codePointCount(0, filler.length()) + 1);
        return all.substring(0, all.offsetByCodePoints(0, characters));
    }

    private static String text(String function, List<?> arguments, int index) {
        if (argument(function, arguments, index) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("$" + function + " needs a string as argument " + (index + 1));
    }

    private static int integer(String function, List<?> arguments, int index) {
        if (argument(function, arguments, index) instanceof Number number
                && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        throw new IllegalArgumentException("$" + function + " needs a whole number as argument " + (index + 1));
    }

    private static @Nullable Object argument(String function, List<?> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException("$" + function + " lacks argument " + (index + 1));
        }
        return arguments.get(index);
    }
}
