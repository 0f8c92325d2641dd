using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Tests.Support;

/// <summary>A place in a test, to compare with places that the reactor recorded.</summary>
public readonly record struct CallerPlace(string File, int Line)
{
    public static CallerPlace Here([CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(file, line);
}
