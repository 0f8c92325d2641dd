namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>One step of a program, or one act inside a callback.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Target">The number of the Deferred that it is done to.</param>
/// <param name="Other">The number of another Deferred, where the verb needs one.</param>
/// <param name="Inside">What a callback or an async method does before it returns.</param>
/// <param name="Ending">How the callback or the method ends.</param>
internal sealed record Operation(Verb Verb, int Target, int Other = 0, IReadOnlyList<Operation>? Inside = null, Ending Ending = Ending.Value)
{
    public override string ToString() => Verb is Verb.AddCallback or Verb.AddErrback or Verb.AddBoth or Verb.Start
        ? $"{Verb} {Target} ({string.Join("; ", Inside ?? [])} -> {Ending}{(Ending == Ending.Inner ? $" {Other}" : "")})"
        : Verb == Verb.Chain ? $"{Verb} {Target} {Other}" : $"{Verb} {Target}";
}
