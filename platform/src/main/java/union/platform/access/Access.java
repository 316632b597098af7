package union.platform.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** To whom an operation is open. A handler method without it keeps its service from starting: default deny. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    To to();

    /** The right, {@code <service>.<thing>.<act>}, that a post must give (file {@code union/rights.yaml}). */
    String right() default "";
}
