package dev.headgate.config.file;

import dev.headgate.config.Environment;
import dev.headgate.config.ReleaseRules;

/** A whole file around the rules of web in prod, and what is read of it. */
final class RulesYaml {

    private RulesYaml() {}

    /** The rules stand in line 10 and those after it. */
    static String around(String rules) {
        return """
                headgate: 1
                region: us-east-1
                approvers: {alice: alice@example.com, bob: bob@example.com}
                environments: {prod: {wave: 1}}
                services:
                  web:
                    port: 80
                    environments:
                      prod:
                """ + rules.indent(8);
    }

    static ReleaseRules rulesOf(String rules) {
        return EditorSchema.read(around(rules), "111122223333")
                .service("web")
                .flatMap(it -> it.environment("prod"))
                .map(Environment::rules)
                .orElseThrow();
    }
}
