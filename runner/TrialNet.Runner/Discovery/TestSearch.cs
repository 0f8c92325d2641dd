using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>
/// The search for the tests of an assembly, which may begin before anybody needs them: a process has much else to do until then, on one
/// processor. What is found ahead counts only where nothing was missing and no test names a source of its arguments; else whoever asks
/// first searches anew, on its own thread, which is where sources are read. Threading: any thread.
/// </summary>
internal sealed class TestSearch
{
    private readonly Assembly _assembly;
    private readonly Lazy<TestAssembly> _tests;
    private readonly Thread? _thread;
    private TestAssembly? _found;

    /// <summary>Begins, on a thread of its own, if there is a processor for it; else the first who asks does.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="processors">How many processors there are.</param>
    internal TestSearch(Assembly assembly, int processors)
    {
        _assembly = assembly;
        _tests = new(Finish);
        if (processors > 1)
        {
            _thread = new Thread(SearchAhead) { IsBackground = true, Name = "TrialNet search" };
            _thread.UnsafeStart();
        }
    }

    /// <summary>The tests; waits for them. Throws what <see cref="TestAssembly.Load(Assembly)"/> throws.</summary>
    internal TestAssembly Tests => _tests.Value;

    /// <summary>Waits until what was begun ahead is over, and nothing is loaded beside what comes next.</summary>
    internal void WaitAhead() => _thread?.Join();

    private void SearchAhead()
    {
        try
        {
            _found = TestAssembly.LoadAhead(_assembly);
        }
        catch (Exception)
        {
            // Whoever asks comes upon it too, and tells.
        }
    }

    private TestAssembly Finish()
    {
        WaitAhead();
        return _found ?? TestAssembly.Load(_assembly);
    }
}
