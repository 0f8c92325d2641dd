using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>Lists of Deferreds: one Deferred that tells how each of them went (rules D-8).</summary>
/// <remarks>
/// A list is a listener among others: a member's value, and without <see cref="DeferredListOptions.ConsumeErrors"/> its failure
/// too, goes on to the member's later pairs as it was. Cancelling a list that is not fired cancels its members, in order, and the
/// list is fired by what they then come to; cancelling one that is fired does nothing (D-8.08, D-8.09). A list of no members is fired
/// at once, except one that waits for a first success, which is never fired (D-8.03).
/// Threading: the thread of the members' owner, which has to be the list's too.
/// </remarks>
public static class DeferredList
{
    /// <summary>Makes a list.</summary>
    /// <typeparam name="T">The type of the members' values.</typeparam>
    /// <param name="members">The members; read once, here.</param>
    /// <param name="options">When it is fired, and what it leaves to its members.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">A member is null.</exception>
    /// <exception cref="StaleViewException">A member's chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns a member.</exception>
    public static Deferred<DeferredListResult<T>> Of<T>(
        IEnumerable<Deferred<T>> members,
        DeferredListOptions options = DeferredListOptions.None,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        new ListChain<T>(MemberList.Read(members), options, file, line).Begin<DeferredListResult<T>>(file, line);

    /// <summary>Makes a list of members of different types.</summary>
    /// <param name="members">The members; read once, here. Typed views of them stay what they are.</param>
    /// <param name="options">When it is fired, and what it leaves to its members.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The list.</returns>
    /// <exception cref="ArgumentException">A member is null.</exception>
    /// <exception cref="WrongThreadException">Another thread owns a member.</exception>
    public static Deferred<DeferredListResult<object?>> Of(
        IEnumerable<Deferred> members,
        DeferredListOptions options = DeferredListOptions.None,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) =>
        new ListChain<object?>(MemberList.Read(members), options, file, line).Begin<DeferredListResult<object?>>(file, line);
}
