namespace TrialNet.Reactor.Abstractions;

/// <summary>From the one form of a resolver to the other (R-RES-03). Threading: the reactor's own thread.</summary>
public static class NameResolverExtensions
{
    /// <summary>A resolver in the newer form, which delivers what the simple one finds if that is of the family asked for.</summary>
    /// <param name="resolver">The simple resolver.</param>
    /// <returns>The adapter; if <paramref name="resolver"/> is itself an adapter, what that was made from.</returns>
    public static INameResolver ToNameResolver(this IResolverSimple resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return resolver is ResolverSimplifier adapter ? adapter.Inner : new ResolverComplexifier(resolver);
    }

    /// <summary>A resolver in the simple form, which gives the first of the addresses.</summary>
    /// <param name="resolver">The resolver.</param>
    /// <returns>The adapter; if <paramref name="resolver"/> is itself an adapter, what that was made from.</returns>
    public static IResolverSimple ToSimple(this INameResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return resolver is ResolverComplexifier adapter ? adapter.Inner : new ResolverSimplifier(resolver);
    }
}
