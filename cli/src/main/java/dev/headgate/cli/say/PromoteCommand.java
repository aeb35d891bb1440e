package dev.headgate.cli.say;

import picocli.CommandLine.Command;

/** Has green leave a step before its time, or ends the bake. */
@Command(
        name = "promote",
        description =
                "Has green leave the step at which it is held, or ends the bake, unless harm is seen. Of the steps that follow, each is"
                        + " still held.",
        footer = "  ./headgate promote web-prod-1f2e3d4c5b6a --reason \"the sale begins\"")
public final class PromoteCommand extends WishCommand {

    PromoteCommand(Voice voice) {
        super("promote", voice);
    }
}
