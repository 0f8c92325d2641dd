using System.Runtime.CompilerServices;

namespace TrialNet.Defer;

/// <summary>A <see cref="DeferredList"/> whose members have keys instead of positions.</summary>
/// <remarks>All that is said there holds here: when it is fired, what it leaves to its members, and what cancelling it does.</remarks>
public static class DeferredDict
{
    /// <summary>Makes a dictionary of outcomes.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="T">The type of the members' values.</typeparam>
    /// <param name="members">The members with their keys; read once, here.</param>
    /// <param name="options">
    /// With <see cref="DeferredListOptions.FireOnOneCallback"/> the first success is the only entry of the result; the
    /// <see cref="FirstErrorException"/> of <see cref="DeferredListOptions.FireOnOneErrback"/> has the key.
    /// </param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>A Deferred for the outcomes, by the type's own equality of keys.</returns>
    /// <exception cref="ArgumentException">A member is null, or a key comes twice.</exception>
    /// <exception cref="StaleViewException">A member's chain has gone on to another type.</exception>
    /// <exception cref="WrongThreadException">Another thread owns a member.</exception>
    public static Deferred<IReadOnlyDictionary<TKey, Outcome<T>>> Of<TKey, T>(
        IEnumerable<KeyValuePair<TKey, Deferred<T>>> members,
        DeferredListOptions options = DeferredListOptions.None,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(members);
        var copy = members.ToArray();
        var keys = new HashSet<TKey>(copy.Length);
        foreach (var (key, _) in copy)
        {
            if (!keys.Add(key ?? throw new ArgumentException("A key is null.", nameof(members))))
            {
                throw new ArgumentException($"The key {key} comes twice.", nameof(members));
            }
        }

        var chains = MemberList.Read(copy.Select(pair => pair.Value));
        return new DictChain<TKey, T>(Array.ConvertAll(copy, pair => pair.Key), chains, options, file, line)
            .Begin<IReadOnlyDictionary<TKey, Outcome<T>>>(file, line);
    }
}
