package union.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class BackboneTest {

    @Test
    void the_store_keeps_what_it_is_given() {
        try (var client = MongoClients.create(Backbone.get().mongoUri())) {
            var things = client.getDatabase(Backbone.get().freshDatabase()).getCollection("things");
            things.insertOne(new Document("_id", "a"));
            assertThat(things.countDocuments()).isEqualTo(1);
        }
    }

    @Test
    void the_broker_answers() throws Exception {
        var settings = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Backbone.get().bootstrapServers());
        try (var admin = Admin.create(settings)) {
            assertThat(admin.describeCluster().nodes().get(30, TimeUnit.SECONDS)).hasSize(1);
        }
    }

    @Test
    void everybody_gets_the_same_pair_and_a_database_of_their_own() {
        assertThat(Backbone.get()).isSameAs(Backbone.get());
        assertThat(Backbone.get().freshDatabase()).isNotEqualTo(Backbone.get().freshDatabase());
    }
}
