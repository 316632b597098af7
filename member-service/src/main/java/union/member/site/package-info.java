/** Sites and campuses: where unions, members and events are. */
@NullMarked
package union.member.site;

import org.jspecify.annotations.NullMarked;
