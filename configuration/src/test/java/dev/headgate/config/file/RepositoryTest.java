package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Service;
import dev.headgate.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images are in a repository that is made, or in one that is there already. */
class RepositoryTest {

    private static final String FILE = """
            headgate: 1
            account: "111122223333"
            environmentSuffix: alice
            environments: {prod: {wave: 1}}
            services:
            """;

    private static List<Service> services(String services) {
        return EditorSchema.read(FILE + services.indent(2), "111122223333").services();
    }

    @Test
    void oneThatIsMadeHasTheSuffixAndOneThatIsThereDoesNot() {
        List<Service> services = services("""
                web: {port: 80, repository: shop/web}
                api: {port: 80, repository: {existing: shop/api}}
                """);

        assertThat(services).extracting(Service::repository).containsExactly("shop/web-alice", "shop/api");
        assertThat(services).extracting(Service::bringsRepository).containsExactly(false, true);
    }

    /** What is stored of a service that has its repository made is what it always was. */
    @Test
    void nothingMoreIsStoredOfOneThatIsMade() {
        Service made = services("web: {port: 80}").getFirst();
        Service exists =
                services("web: {port: 80, repository: {existing: web}}").getFirst();

        assertThat(Json.write(made)).doesNotContain("repositoryExists");
        assertThat(Json.read(Json.write(exists), Service.class).bringsRepository())
                .isTrue();
    }

    @Test
    void severalServicesMayShareOne() {
        assertThat(services("""
                web: {port: 80, repository: {existing: shop}}
                api: {port: 80, repository: {existing: shop}}
                """)).extracting(Service::repository).containsExactly("shop", "shop");
    }

    @Test
    void noRepositoryIsBothMadeAndThere() {
        assertThat(faultsOf(FILE + """
                web: {port: 80, repository: shop}
                api: {port: 80, repository: {existing: shop-alice}}
                """.indent(2)))
                .singleElement()
                .asString()
                .contains("the ECR repository shop-alice would be made for web, and is there already by what api says")
                .contains("Write repository: {existing: shop-alice} at both of them, or at neither");
    }

    @Test
    void anExistingOneHasAName() {
        assertThat(faultsOf(FILE + "web: {port: 80, repository: {existing: }}".indent(2)))
                .singleElement()
                .asString()
                .contains("existing is missing. Write for example: existing: web");
        assertThat(faultsOf(FILE + "web: {port: 80, repository: {name: shop}}".indent(2)))
                .anySatisfy(it -> assertThat(it).contains("the key name is unknown"));
    }
}
