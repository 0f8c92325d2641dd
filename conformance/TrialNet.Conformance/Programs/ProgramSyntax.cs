namespace TrialNet.Conformance.Programs;

/// <summary>The words of the text form, and how each verb is written: <c>a = new</c>, <c>a.fire</c> or <c>advance(5)</c>.</summary>
internal static class ProgramSyntax
{
    internal const string NoLimit = "-";
    internal const string Arrow = "->";

    /// <summary>Verbs that put a Deferred into a slot.</summary>
    internal static readonly IReadOnlyDictionary<string, Verb> Makers = new Dictionary<string, Verb>(StringComparer.Ordinal)
    {
        ["new"] = Verb.New,
        ["succeed"] = Verb.Succeed,
        ["fail"] = Verb.Fail,
        ["execute"] = Verb.Execute,
        ["maybe"] = Verb.Maybe,
        ["list"] = Verb.List,
        ["gather"] = Verb.Gather,
        ["race"] = Verb.Race,
        ["later"] = Verb.Later,
        ["body"] = Verb.Body,
        ["acquire"] = Verb.Acquire,
        ["get"] = Verb.Get,
        ["poem"] = Verb.Fetch,
        ["hold"] = Verb.Hold,
    };

    /// <summary>Verbs that make a lock.</summary>
    internal static readonly IReadOnlyDictionary<string, Verb> LockMakers = new Dictionary<string, Verb>(StringComparer.Ordinal)
    {
        ["lock"] = Verb.NewLock,
        ["semaphore"] = Verb.NewSemaphore,
        ["queue"] = Verb.NewQueue,
    };

    /// <summary>Verbs that do something with a Deferred.</summary>
    internal static readonly IReadOnlyDictionary<string, Verb> Acts = new Dictionary<string, Verb>(StringComparer.Ordinal)
    {
        ["callback"] = Verb.AddCallback,
        ["errback"] = Verb.AddErrback,
        ["both"] = Verb.AddBoth,
        ["pair"] = Verb.AddCallbacks,
        ["timeout"] = Verb.AddTimeout,
        ["log"] = Verb.AddLog,
        ["chain"] = Verb.Chain,
        ["fire"] = Verb.Fire,
        ["err"] = Verb.Err,
        ["pause"] = Verb.Pause,
        ["unpause"] = Verb.Unpause,
        ["cancel"] = Verb.Cancel,
        ["look"] = Verb.Look,
    };

    /// <summary>Verbs that do something with a lock.</summary>
    internal static readonly IReadOnlyDictionary<string, Verb> LockActs = new Dictionary<string, Verb>(StringComparer.Ordinal)
    {
        ["release"] = Verb.Release,
        ["put"] = Verb.Put,
    };

    /// <summary>Verbs that stand alone.</summary>
    internal static readonly IReadOnlyDictionary<string, Verb> Alone = new Dictionary<string, Verb>(StringComparer.Ordinal)
    {
        ["await"] = Verb.Await,
        ["through"] = Verb.AwaitThrough,
        ["advance"] = Verb.Advance,
        ["flush"] = Verb.Flush,
    };

    private static readonly Dictionary<string, EndingKind> Endings = new Dictionary<string, EndingKind>(StringComparer.Ordinal)
    {
        ["map"] = EndingKind.Map,
        ["same"] = EndingKind.Same,
        ["throw"] = EndingKind.Throw,
        ["raise"] = EndingKind.Raise,
        ["failure"] = EndingKind.Failure,
    };

    private static readonly Dictionary<Verb, string> Words =
        new[] { Makers, LockMakers, Acts, LockActs, Alone }.SelectMany(words => words).ToDictionary(pair => pair.Value, pair => pair.Key);

    internal static string WordOf(Verb verb) => Words[verb];

    internal static char SlotName(int slot) => (char)('a' + slot);

    internal static char LockName(int number) => (char)('A' + number);

    internal static string TextOf(Ending ending) => ending.Kind switch
    {
        EndingKind.Inner => $"@{SlotName(ending.Slot)}",
        EndingKind.Value => ending.Value,
        EndingKind.Throw when ending.Value.Length > 0 => $"throw {ending.Value}",
        _ => Endings.First(pair => pair.Value == ending.Kind).Key,
    };

    internal static Ending EndingOf(string text) =>
        text.StartsWith('@') ? Ending.Inner(text[1] - 'a')
        : Endings.TryGetValue(text, out var kind) ? new Ending(kind)
        : Ending.Of(text);
}
