namespace TrialNet.Defer;

/// <summary>What a step of the loop, or the end of a <c>using</c> block, gives back.</summary>
internal interface IReleasable
{
    /// <summary>Gives one token back; the next in line, if any, is fired inside this call.</summary>
    void Release(string file, int line);

    /// <summary>Gives one token back inside the loop.</summary>
    /// <returns>The chain of the next in line, which has its result and must run; null if nobody waits.</returns>
    CallbackChain? ReleaseInLoop(string file, int line);
}
