using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>
/// The search for the tests of an assembly, which may begin before anybody needs them: a process has much else to do until then, on one
/// processor. Ahead of that it runs none of the assembly's code: where tests name sources of their arguments, it is left to whoever asks.
/// Threading: any thread.
/// </summary>
internal sealed class TestSearch
{
    private readonly Assembly _assembly;
    private readonly Lazy<TestAssembly> _tests;
    private readonly Thread? _thread;
    private TestAssembly? _found;

    private TestSearch(Assembly assembly, bool isAhead)
    {
        _assembly = assembly;
        _tests = new(Finish);
        if (isAhead)
        {
            _thread = new Thread(SearchAhead) { IsBackground = true, Name = "TrialNet search" };
            _thread.UnsafeStart();
        }
    }

    /// <summary>The tests; waits for them. Throws what <see cref="TestAssembly.Load(Assembly)"/> throws.</summary>
    internal TestAssembly Tests => _tests.Value;

    /// <summary>Begins, on a thread of its own, if there is a processor for it; else with the first who asks.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="processors">How many processors there are.</param>
    /// <returns>The search.</returns>
    internal static TestSearch Begin(Assembly assembly, int processors) => new(assembly, processors > 1);

    private void SearchAhead()
    {
        try
        {
            _found = TestAssembly.LoadWithoutSources(_assembly);
        }
        catch (Exception)
        {
            // Whoever asks comes upon it too, and tells.
        }
    }

    private TestAssembly Finish()
    {
        _thread?.Join();
        return _found ?? TestAssembly.Load(_assembly);
    }
}
