package dev.headgate.cli.terminal;

import dev.headgate.simulator.live.Pace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a pace from the command line. */
public final class PaceConverter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
        return Pace.of(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no pace: say instant, or 0.1x to 100000x, such as 60x"));
    }
}
