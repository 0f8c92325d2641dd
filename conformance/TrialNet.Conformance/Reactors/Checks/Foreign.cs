namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>Threads that are not the reactor's.</summary>
internal static class Foreign
{
    /// <summary>Begins something on a thread of its own.</summary>
    internal static Thread Start(Action action)
    {
        var thread = new Thread(() => action()) { IsBackground = true, Name = "conformance foreign" };
        thread.Start();
        return thread;
    }

    /// <summary>Runs something on a thread of its own and waits for its end.</summary>
    /// <returns>What it threw; a <see cref="TimeoutException"/> if it does not return.</returns>
    internal static Exception? Run(Action action, TimeSpan patience)
    {
        Exception? error = null;
        return Start(() => error = Thrown.By(action)).Join(patience) ? error : new TimeoutException("it does not return");
    }
}
