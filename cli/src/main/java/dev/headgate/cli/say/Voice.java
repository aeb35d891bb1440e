package dev.headgate.cli.say;

import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.terminal.Ink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;

/**
 * What every command that says something is built with.
 *
 * @param random of which executions get names of their own
 * @param ink of standard output
 * @param watch shows a release that is to be watched; where there is none, its end is waited for
 */
public record Voice(Installations installations, RandomGenerator random, Ink ink, Optional<Watch> watch) {

    /** All the commands. */
    public List<Callable<Integer>> commands() {
        return List.of(
                new ReleaseCommand(this),
                new RollbackCommand(this),
                new RetryCommand(this),
                new PromoteCommand(this),
                new PauseCommand(this),
                new ResumeCommand(this),
                new AbortCommand(this),
                new RecoverCommand(this),
                new SettleCommand(this),
                new FreezeCommand(this),
                new UnfreezeCommand(this));
    }
}
