package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.traffic.codedeploy.OwnHooks.Hook;
import dev.headgate.traffic.codedeploy.OwnHooks.Known;
import dev.headgate.traffic.codedeploy.OwnHooks.Unreadable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hooks of an AppSpec are read, or it is said that they are not: none is left out without a word. */
class HooksTextTest {

    private static final String RESOURCES = """
            version: 0.0
            # Hooks: none of these
            Resources:
              - TargetService:
                  Type: AWS::ECS::Service
                  Properties:
                    TaskDefinition: "arn:aws:ecs:us-east-1:111122223333:task-definition/webhooks:7"
                    LoadBalancerInfo: {ContainerName: "app", ContainerPort: 80}
            """;

    private static final Known TWO = new Known(List.of(
            new Hook("BeforeInstall", "prepare"),
            new Hook("AfterAllowTestTraffic", "arn:aws:lambda:us-east-1:111122223333:function:check:live")));

    @Test
    void jsonNamesThemInAList() {
        assertThat(HooksText.of("""
                {"version": 0.0, "Resources": [], "Hooks": [{"BeforeInstall": "prepare"},
                 {"AfterAllowTestTraffic": "arn:aws:lambda:us-east-1:111122223333:function:check:live"}]}""")).isEqualTo(TWO);
    }

    @Test
    void capitalLettersOfTheKeyDoNotMatter() {
        assertThat(HooksText.of("{\"hooks\": [{\"BeforeInstall\": \"prepare\"}]}"))
                .isEqualTo(new Known(List.of(new Hook("BeforeInstall", "prepare"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\": 0.0}", "{\"Hooks\": []}"})
    void jsonWithoutAnyHasNone(String appSpec) {
        assertThat(HooksText.of(appSpec)).isEqualTo(OwnHooks.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Hooks\": {\"BeforeInstall\": \"prepare\"}}",
                "{\"Hooks\": [{\"BeforeInstall\": [1]}]}",
                "{\"Hooks\": [1]}",
                "[]"
            })
    void jsonOfAnotherFormIsNotGuessedAt(String appSpec) {
        assertThat(HooksText.of(appSpec)).isInstanceOf(Unreadable.class);
    }

    @Test
    void yamlNamesThemAsInTheExamplesOfAws() {
        assertThat(HooksText.of(RESOURCES + """
                Hooks:
                  - BeforeInstall: "prepare" # first
                  # and then
                  - AfterAllowTestTraffic: arn:aws:lambda:us-east-1:111122223333:function:check:live
                """)).isEqualTo(TWO);
    }

    @Test
    void aListAtTheMarginBeforeOtherKeysIsOneToo() {
        assertThat(HooksText.of("""
                Hooks:
                - BeforeInstall: 'prepare'
                - AfterAllowTestTraffic: "arn:aws:lambda:us-east-1:111122223333:function:check:live"
                """ + RESOURCES)).isEqualTo(TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hooks:\n", "Hooks: []\n"})
    void yamlWithoutAnyHasNone(String hooks) {
        assertThat(HooksText.of(RESOURCES + hooks)).isEqualTo(OwnHooks.none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hooks: [{BeforeInstall: prepare}]\n",
                "Hooks: &them\n  - BeforeInstall: prepare\n",
                "Hooks:\n  - {BeforeInstall: prepare}\n",
                "Hooks:\n  - BeforeInstall:\n      prepare\n",
                "Hooks:\n  - BeforeInstall: *them\n",
                "? Hooks\n: - BeforeInstall: prepare\n",
                "\"Hoo\\x6bs\":\n  - BeforeInstall: prepare\n",
                "{version: 0.0, Hooks: [{BeforeInstall: prepare}]}\n"
            })
    void yamlOfAnotherFormIsNotGuessedAt(String hooks) {
        assertThat(HooksText.of(RESOURCES + hooks)).isInstanceOf(Unreadable.class);
    }
}
