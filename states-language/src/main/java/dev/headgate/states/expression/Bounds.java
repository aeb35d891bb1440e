package dev.headgate.states.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much one evaluation of an expression may do, counted in steps and never in real time: an expression that does not end must end at the same
 * place in every run.
 */
final class Bounds implements Jsonata.EntryCallback, Jsonata.ExitCallback {

    /** Far more than a payload within its limit gives an expression to do. */
    private static final int MOST_STEPS = 2_000_000;

    private static final int CHARACTERS_OF_A_STEP = 100;

    /** As many parts within parts as every thread's stack has room for. */
    private static final int MOST_DEPTH = 1_000;

    private static final String PAD = "pad";

    private final Jsonata.JFunction pad = new Jsonata.JFunction((input, arguments) -> pad(arguments), "<s-ns?:s>");
    private int steps;
    private int depth;

    /** Counts from the beginning: the next evaluation is another one. */
    void putOn(Jsonata.Frame frame, Set<String> names) {
        steps = 0;
        depth = 0;
        frame.setEvaluateEntryCallback(this);
        frame.setEvaluateExitCallback(this);
        if (names.contains(PAD)) {
            frame.bind(PAD, pad);
        }
    }

    private @Nullable String pad(List<?> arguments) {
        String padded = ExpressionFunctions.pad(arguments);
        take(padded == null ? 0 : padded.length() / CHARACTERS_OF_A_STEP);
        return padded;
    }

    @Override
    public void callback(Parser.@Nullable Symbol part, @Nullable Object input, Jsonata.@Nullable Frame frame) {
        depth++;
        if (depth > MOST_DEPTH) {
            throw new IllegalStateException(
                    "it calls itself too deeply, or has more than " + MOST_DEPTH + " parts within parts");
        }
        take(1);
    }

    @Override
    public void callback(
            Parser.@Nullable Symbol part,
            @Nullable Object input,
            Jsonata.@Nullable Frame frame,
            @Nullable Object result) {
        depth--;
        refuseTooLong(result);
        take(result instanceof String text ? text.length() / CHARACTERS_OF_A_STEP : 0);
    }

    private void take(int more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw new IllegalStateException("it does not end within " + MOST_STEPS + " steps");
        }
    }

    /** A text that doubles itself fills the memory in some thirty steps. */
    private static void refuseTooLong(@Nullable Object result) {
        if (result instanceof String text && text.length() > ExpressionFunctions.LONGEST_TEXT) {
            throw new IllegalStateException(
                    "it makes a text of more than " + ExpressionFunctions.LONGEST_TEXT + " characters");
        }
    }
}
