namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>How a callback of a program ends.</summary>
internal enum Ending
{
    Value,
    Null,
    Throw,
    Inner,
}
