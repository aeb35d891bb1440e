package dev.headgate.cli.doctor;

import java.util.List;

/** Stands for all checks of an account that no credentials lead into. */
record ForeignAccountCheck(String account, String again) implements Check {

    @Override
    public String name() {
        return "credentials";
    }

    @Override
    public List<String> permissions() {
        return List.of();
    }

    @Override
    public Result run() {
        return new Result.CannotTell(
                "none are of account " + account + ", so nothing was looked at there",
                "Name a profile of each account:\n" + again);
    }
}
