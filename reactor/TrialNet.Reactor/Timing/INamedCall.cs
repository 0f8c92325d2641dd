namespace TrialNet.Reactor.Timing;

/// <summary>The target of a timer's function that calls something else in turn, and can say what.</summary>
internal interface INamedCall
{
    /// <summary>What is called in the end, for people.</summary>
    string Name { get; }
}
