package union.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredIndexTest {

    @ParameterizedTest(name = "{0} sorted {1} by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            {_id: 1, version: 2}                      | {}                | {_id: 1}                   | true
            {_id: 1}                                  | {any: 1}          | {_id: 1}                   | true
            {_id: {$in: [1, 2]}}                      | {}                | {_id: 1}                   | true
            {_id: {$gt: 1}}                           | {_id: 1}          | {_id: 1}                   | true
            {_id: {$gt: 1}}                           | {_id: -1}         | {_id: 1}                   | true
            {_id: {$gt: 1}}                           | {at: 1}           | {_id: 1}                   | false
            {unit: 1}                                 | {}                | {_id: 1}                   | false
            {unit: 1}                                 | {}                | {unit: 1, at: 1}           | true
            {at: 1}                                   | {}                | {unit: 1, at: 1}           | false
            {unit: 1}                                 | {at: 1}           | {unit: 1, at: 1}           | true
            {unit: 1}                                 | {at: -1}          | {unit: 1, at: 1}           | true
            {unit: 1}                                 | {at: 1, no: -1}   | {unit: 1, at: 1, no: 1}    | false
            {unit: 1}                                 | {at: 1, no: -1}   | {unit: 1, at: 1, no: -1}   | true
            {unit: 1, at: 2}                          | {no: 1}           | {unit: 1, at: 1, no: 1}    | true
            {unit: {$in: [1]}}                        | {at: 1}           | {unit: 1, at: 1}           | false
            {}                                        | {unit: 1}         | {unit: 1, at: 1}           | true
            {}                                        | {at: 1}           | {unit: 1, at: 1}           | false
            {}                                        | {}                | {_id: 1}                   | true
            {unit: {$ne: 1}}                          | {}                | {unit: 1}                  | false
            {unit: {$exists: true}}                   | {}                | {unit: 1}                  | true
            {unit: {$exists: false}}                  | {}                | {unit: 1}                  | false
            {$and: [{unit: 1}, {at: {$lt: 3}}]}       | {at: 1}           | {unit: 1, at: 1}           | true
            {$or: [{unit: 1}, {_id: 1}]}              | {}                | {unit: 1}                  | true
            {$or: [{unit: 1}, {no: 1}]}               | {}                | {unit: 1}                  | false
            {unit: 1, $or: [{at: 1}, {no: 1}]}        | {}                | {unit: 1}                  | true
            {parts: {$elemMatch: {no: 1}}}            | {}                | {'parts.no': 1}            | true
            {$expr: {$eq: ['$unit', 1]}}              | {}                | {unit: 1}                  | false
            """, quoteCharacter = '"')
    void an_index_serves_what_its_prefix_binds(String filter, String sort, String index, boolean covered) {
        assertThat(covered(filter, sort, "{key: %s}".formatted(index))).isEqualTo(covered);
    }

    @ParameterizedTest(name = "{0} sorted {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {pendingSince: {$lt: 1}}  | {pendingSince: 1} | true
            {}                        | {pendingSince: 1} | false
            """, quoteCharacter = '"')
    void a_sparse_index_knows_only_the_documents_that_have_the_field(String filter, String sort, boolean covered) {
        assertThat(covered(filter, sort, "{key: {pendingSince: 1}, sparse: true}")).isEqualTo(covered);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {unit: 1}           | false
            {unit: 1, open: 1}  | true
            """, quoteCharacter = '"')
    void a_partial_index_serves_only_filters_that_name_its_condition(String filter, boolean covered) {
        assertThat(covered(filter, "{}", "{key: {unit: 1}, partialFilterExpression: {open: true}}"))
                .isEqualTo(covered);
    }

    /** The shape goes through the same blanking as a listened command. */
    private static boolean covered(String filter, String sort, String index) {
        var command = new BsonDocument("find", new org.bson.BsonString("things"))
                .append("filter", BsonDocument.parse(filter)).append("sort", BsonDocument.parse(sort));
        var indexes = Stream.of(index, "{key: {_id: 1}}").map(BsonDocument::parse).map(DeclaredIndex::of).toList();
        return QueryShape.of("db", "find", command).stream()
                .allMatch(shape -> DeclaredIndex.covered(shape, List.copyOf(indexes)));
    }
}
