using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <content>The common cases of lists, and races.</content>
public abstract partial class Deferred
{
    /// <summary>
    /// Waits for the values of all members: Twisted's <c>gatherResults</c>. The first failure is a
    /// <see cref="FirstErrorException"/> at once (D-8.11); otherwise it is as a <see cref="DeferredList"/>.
    /// </summary>
    /// <typeparam name="T">The type of the members' values.</typeparam>
    /// <param name="members">The members; read once, here.</param>
    /// <param name="consumeErrors">Whether later pairs of a member that fails get null instead of the failure (D-8.06).</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for the values, in the order of the members.</returns>
    /// <exception cref="ArgumentException">A member is null.</exception>
    /// <exception cref="StaleViewException">A member's chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns a member.</exception>
    public static Deferred<IReadOnlyList<T>> Gather<T>(
        IEnumerable<Deferred<T>> members, bool consumeErrors = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Gather<T>(MemberList.Read(members), consumeErrors, file, line);

    /// <summary>Waits for the values of members of different types.</summary>
    /// <inheritdoc cref="Gather{T}(IEnumerable{Deferred{T}}, bool, string, int)"/>
    public static Deferred<IReadOnlyList<object?>> Gather(
        IEnumerable<Deferred> members, bool consumeErrors = false, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Gather<object?>(MemberList.Read(members), consumeErrors, file, line);

    /// <summary>
    /// Waits for the first member that succeeds, and cancels the others before that is told (D-8.14). If all fail, it fails with a
    /// <see cref="FailureGroupException"/> (D-8.15).
    /// </summary>
    /// <remarks>
    /// The race takes its members' failures: their later pairs get null, and nothing is reported. Cancelling a race cancels all
    /// members, whose answers are dropped (D-8.16). Threading: as for a <see cref="DeferredList"/>.
    /// </remarks>
    /// <typeparam name="T">The type of the members' values.</typeparam>
    /// <param name="members">The members; read once, here.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for position and value of the winner.</returns>
    /// <exception cref="ArgumentException">There are no members (D-8.17), or one is null.</exception>
    /// <exception cref="StaleViewException">A member's chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns a member.</exception>
    public static Deferred<(int Index, T Value)> Race<T>(
        IEnumerable<Deferred<T>> members, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Race<T>(MemberList.Read(members), file, line);

    /// <summary>Waits for the first member that succeeds, of members of different types.</summary>
    /// <inheritdoc cref="Race{T}(IEnumerable{Deferred{T}}, string, int)"/>
    public static Deferred<(int Index, object? Value)> Race(
        IEnumerable<Deferred> members, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Race<object?>(MemberList.Read(members), file, line);

    private static Deferred<IReadOnlyList<T>> Gather<T>(CallbackChain[] members, bool consumeErrors, string file, int line)
    {
        var options = consumeErrors ? DeferredListOptions.ConsumeErrors : DeferredListOptions.None;
        return new GatherChain<T>(members, options, file, line).Begin<IReadOnlyList<T>>(file, line);
    }

    private static Deferred<(int Index, T Value)> Race<T>(CallbackChain[] members, string file, int line) => members.Length == 0
        ? throw new ArgumentException("A race needs members: without any it would never be decided.", nameof(members))
        : new RaceChain<T>(members, file, line).Begin();
}
