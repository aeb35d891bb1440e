package dev.headgate.cli.say;

import picocli.CommandLine.Command;

/** Lets a deployment go on that was held. */
@Command(
        name = "resume",
        description = "Lets a deployment go on that was paused.",
        footer = "  ./headgate resume web-prod-1f2e3d4c5b6a")
public final class ResumeCommand extends WishCommand {

    ResumeCommand(Voice voice) {
        super("resume", voice);
    }
}
