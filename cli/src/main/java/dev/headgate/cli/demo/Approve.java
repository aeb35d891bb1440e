package dev.headgate.cli.demo;

import dev.headgate.cli.terminal.DidYouMean;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Who decides at the gates of a demo. */
enum Approve {
    /** Simulated approvers, who approve. */
    AUTO(Manner.APPROVE),
    /** Simulated approvers, who reject. */
    REJECT(Manner.REJECT),
    /** Nobody: every question expires. */
    NEVER(Manner.IGNORE),
    /** Whoever sits in front of the screen, in the browser. */
    ASK(Manner.IGNORE);

    private final Manner manner;

    Approve(Manner manner) {
        this.manner = manner;
    }

    /** What the simulated approvers do. */
    Manner manner() {
        return manner;
    }

    static Approve of(Manner manner) {
        return switch (manner) {
            case APPROVE -> AUTO;
            case REJECT -> REJECT;
            case IGNORE -> NEVER;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Approve::word).toList();
    }

    /** For the command line. */
    static final class Converter implements ITypeConverter<Approve> {
        @Override
        public Approve convert(String text) {
            return Arrays.stream(values())
                    .filter(it -> it.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                            + String.join(", ", words()) + DidYouMean.word(text, words())));
        }
    }
}
