namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>What the body of an async method does.</summary>
internal interface IScript
{
    /// <summary>Does what comes before the next await.</summary>
    /// <returns>The Deferred to await; null at the end.</returns>
    object? Next();

    /// <summary>Hears of what an await gave: a value, or the name of a failure.</summary>
    void Got(string side, string argument);

    /// <summary>The body's result, which may be a Deferred; or it throws.</summary>
    object? End();
}
