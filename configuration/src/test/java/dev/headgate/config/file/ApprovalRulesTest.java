package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static dev.headgate.config.file.FaultyYaml.faultsOfRules;
import static dev.headgate.config.file.RulesYaml.rulesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.Domain;
import dev.headgate.config.Gate;
import dev.headgate.config.SignIn;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who decides, how many of them, and how they prove who they are. */
class ApprovalRulesTest {

    private static final String GATE = ":11 services.web.environments.prod.gates[0]: ";
    private static final String CERTIFICATE =
            "arn:aws:acm:%s:111122223333:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";
    private static final String REST = "environments: {prod: {wave: 1}}\nservices: {web: {port: 80}}\n";

    @Test
    void readsAQuorumAndSeparationOfDuties() {
        Gate gate = gate("required: 2, separationOfDuties: true, onExpiry: reject");

        assertThat(gate.required()).isEqualTo(2);
        assertThat(gate.separationOfDuties()).isTrue();
    }

    @Test
    void needsOneApprovalOfAnyoneByDefault() {
        Gate gate = gate("expiresAfter: 1h");

        assertThat(gate.required()).isEqualTo(1);
        assertThat(gate.separationOfDuties()).isFalse();
    }

    @Test
    void refusesAQuorumOfMoreThanThereAre() {
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [alice, bob], required: 3}"))
                .containsExactly(GATE + "required is 3, but there are only 2 approvers. "
                        + "Name more approvers, or write for example: required: 2");
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [alice], required: 0}"))
                .containsExactly(GATE + "required must be 1 to 99, not 0. Write for example: required: 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "proceed", "yes"})
    void refusesThatSilenceApproves(String onExpiry) {
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [alice], onExpiry: " + onExpiry + "}"))
                .containsExactly(GATE + "onExpiry must be reject, as no answer must never count as an approval, not "
                        + onExpiry + ". Write for example: onExpiry: reject");
    }

    @Test
    void refusesASwitchThatIsNone() {
        assertThat(faultsOfRules("gates:\n- {before: traffic, approvers: [alice], separationOfDuties: maybe}"))
                .containsExactly(GATE + "separationOfDuties must be true or false, not maybe. "
                        + "Write for example: separationOfDuties: true");
    }

    @Test
    void refusesOnePersonUnderTwoNames() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\n"
                        + "approvers:\n  alice: alice@example.com\n  al: Alice@Example.com\n  ALICE: a@example.com\n"
                        + REST))
                .containsExactly(
                        ":5 approvers: al has the same e-mail address as alice, but for upper and lower case at most. "
                                + "Name each person once",
                        ":6 approvers: ALICE has the same name as alice, but for upper and lower case at most. "
                                + "Name each person once");
    }

    /** As two people with one mailbox they would be a quorum, and both would be let in by the token of one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "m\u0131ke@example.com",
                "mike@e\u017fample.com",
                "mi\u212ae@example.com",
                "mike@\uff45xample.com",
                "mike@example.com.",
                "mike@example\u3002com",
                "m\u200bike@example.com",
                "mike@exa mple.com"
            })
    void refusesAnAddressThatOnlyLooksLikeAnother(String address) {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovers:\n  mike: mike@example.com\n  bob: \"" + address
                        + "\"\n" + REST))
                .singleElement()
                .asString()
                .startsWith(":5 approvers: bob must be an e-mail address of ASCII characters, not ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien+releases@mail.example.co.uk",
                "a@xn--exmple-cua.com",
                "A.B_c-d@ex-ample.com",
                "1@2.museum"
            })
    void takesEveryOrdinaryAddress(String address) {
        assertThat(EditorSchema.read(
                                "headgate: 1\nregion: us-east-1\napprovers: {bob: \"" + address + "\"}\n" + REST,
                                "111122223333")
                        .approvers())
                .containsEntry("bob", address);
    }

    @Test
    void readsHowApproversSignIn() {
        assertThat(parse("approvals: {signIn: {issuer: \"https://login.example.com/pool\", audience: abc}}\n")
                        .signIn())
                .contains(new SignIn("https://login.example.com/pool", "abc", "email"));
        assertThat(parse(
                                "approvals: {signIn: {issuer: \"https://x.example\", audience: abc, claim: \"cognito:username\"}}\n")
                        .signIn())
                .get()
                .extracting(SignIn::claim)
                .isEqualTo("cognito:username");
        assertThat(parse("").signIn()).isEmpty();
        assertThat(parse("approvals: {}\n").signIn()).isEmpty();
    }

    @Test
    void refusesHalfASignIn() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovals: {signIn: {issuer: \"http://x\"}}\n" + REST))
                .containsExactly(
                        ":3 approvals.signIn: issuer must be an https URL without query or fragment, not http://x. "
                                + "Write for example: issuer: https://login.example.com",
                        ":3 approvals.signIn: audience is missing. Write for example: audience: headgate-approvals");
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovals: {signIn: {}}\n" + REST))
                .hasSize(2);
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovals: {signin: {}}\n" + REST))
                .singleElement()
                .asString()
                .contains("Did you mean signIn?");
    }

    @Test
    void readsADomainOfOnesOwnForThePage() {
        String domain =
                "approvals: {domain: {name: ok.example.com, certificate: \"" + CERTIFICATE.formatted("us-east-1");

        assertThat(parse(domain + "\", hostedZone: Z0ABC}}\n").domain())
                .contains(new Domain("ok.example.com", CERTIFICATE.formatted("us-east-1"), Optional.of("Z0ABC")));
        assertThat(parse(domain + "\"}}\n").domain())
                .contains(new Domain("ok.example.com", CERTIFICATE.formatted("us-east-1"), Optional.empty()));
        assertThat(parse("").domain()).isEmpty();
    }

    /** An HTTP API is regional, and so is its certificate. */
    @Test
    void refusesACertificateOfAnotherRegion() {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovals: {domain: {name: ok.example.com, certificate: \""
                        + CERTIFICATE.formatted("eu-west-1") + "\"}}\n" + REST))
                .containsExactly(
                        ":3 approvals.domain: the approval page is in us-east-1 and takes no certificate of another"
                                + " region: " + CERTIFICATE.formatted("eu-west-1")
                                + ". Request or import it in us-east-1 too, and name that one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "*.example.com",
                "https://a.example.com",
                "a.example.com/x",
                "A.example.com",
                "-a.com"
            })
    void refusesADomainThatIsNoHost(String name) {
        assertThat(faultsOf("headgate: 1\nregion: us-east-1\napprovals: {domain: {name: \"" + name
                        + "\", certificate: \"" + CERTIFICATE.formatted("us-east-1") + "\"}}\n" + REST))
                .singleElement()
                .asString()
                .startsWith(":3 approvals.domain: name must be a host name in small letters, not " + name);
    }

    private static Gate gate(String more) {
        return rulesOf("gates: [{before: traffic, approvers: [alice, bob], %s}]".formatted(more))
                .gates()
                .getFirst();
    }

    private static Configuration parse(String more) {
        return EditorSchema.read("headgate: 1\nregion: us-east-1\n" + more + REST, "111122223333");
    }
}
