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
            {unit: {$regex: 'b'}}                     | {}                | {unit: 1}                  | false
            {unit: /b/}                               | {}                | {unit: 1}                  | false
            {unit: /^b/i}                             | {}                | {unit: 1}                  | false
            {unit: /^.*b/}                            | {}                | {unit: 1}                  | false
            {unit: {$in: [1, /b/]}}                   | {}                | {unit: 1}                  | false
            {unit: /^b/}                              | {}                | {unit: 1}                  | true
            {unit: {$regex: '^b'}}                    | {}                | {unit: 1}                  | true
            {unit: /^b/}                              | {at: 1}           | {unit: 1, at: 1}           | false
            {unit: null}                              | {}                | {unit: 1}                  | true
            """, quoteCharacter = '"')
    void an_index_serves_what_its_prefix_binds(String filter, String sort, String index, boolean covered) {
        assertThat(covered(filter, sort, "{key: %s}".formatted(index))).isEqualTo(covered);
    }

    @ParameterizedTest(name = "{0} sorted {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            {pendingSince: {$lt: 1}}  | {pendingSince: 1} | true
            {}                        | {pendingSince: 1} | false
            {pendingSince: null}                 | {} | false
            {pendingSince: {$eq: null}}          | {} | false
            {pendingSince: {$in: [1, null]}}     | {} | false
            {$and: [{pendingSince: null}]}       | {} | false
            {pendingSince: {$in: [1, 2]}}        | {} | true
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

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            [{$match: {unit: 1}}, {$sort: {at: 1}}]                   | true
            [{$match: {no: 1}}]                                       | false
            [{$match: {no: 1}}, {$limit: 5}, {$match: {unit: 1}}]     | false
            [{$match: {unit: 1}}, {$limit: 5}, {$match: {no: 1}}]     | true
            [{$skip: 5}, {$match: {unit: 1}}]                         | false
            [{$limit: 5}, {$match: {no: 1}}]                          | true
            [{$match: {unit: 1}}, {$skip: 5}]                         | true
            """, quoteCharacter = '"')
    void what_stands_behind_a_limit_is_no_longer_asked_of_the_index(String pipeline, boolean covered) {
        var stages = BsonDocument.parse("{stages: %s}".formatted(pipeline)).getArray("stages");
        var command = new BsonDocument("aggregate", new org.bson.BsonString("things")).append("pipeline", stages);
        assertThat(covered("aggregate", command, "{key: {unit: 1, at: 1}}")).isEqualTo(covered);
    }

    /** The shape goes through the same blanking as a listened command. */
    private static boolean covered(String filter, String sort, String index) {
        var command = new BsonDocument("find", new org.bson.BsonString("things"))
                .append("filter", BsonDocument.parse(filter)).append("sort", BsonDocument.parse(sort));
        return covered("find", command, index);
    }

    private static boolean covered(String name, BsonDocument command, String index) {
        var indexes = Stream.of(index, "{key: {_id: 1}}").map(BsonDocument::parse).map(DeclaredIndex::of).toList();
        return QueryShape.of("db", name, command).stream()
                .allMatch(shape -> DeclaredIndex.covered(shape, List.copyOf(indexes)));
    }
}
