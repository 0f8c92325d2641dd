using System.Reflection;
using System.Runtime.CompilerServices;
using TrialNet.Runner.Discovery;

namespace TrialNet.Runner.Execution;

/// <summary>
/// Compiles tests before they are called, beside those that run: the first call of a method takes longer than most tests do, and a
/// test is called once. It compiles what a call would have compiled, and runs none of it. Threading: one of its own.
/// </summary>
internal sealed class AheadCompiler : IDisposable
{
    /// <summary>Fewer are not worth a thread.</summary>
    private const int Fewest = 32;

    /// <summary>The next ones are called before this thread comes to them.</summary>
    private const int Lead = 4;

    private readonly IReadOnlyList<TestMethod?> _tests;
    private readonly Action<MethodBase> _prepare;
    private readonly Thread? _thread;
    private volatile bool _isDisposed;
    private int _begun;

    /// <summary>Begins, if there are enough of them and another processor.</summary>
    /// <param name="tests">The tests, about in the order in which they will be called; null for what cannot be.</param>
    /// <param name="processors">How many processors there are.</param>
    /// <param name="prepare">Compiles a method.</param>
    internal AheadCompiler(IReadOnlyList<TestMethod?> tests, int processors, Action<MethodBase> prepare)
    {
        _tests = tests;
        _prepare = prepare;
        if (tests.Count >= Fewest && processors > 1)
        {
            _thread = new Thread(CompileAll) { IsBackground = true, Name = "TrialNet compiler" };
            _thread.UnsafeStart();
        }
    }

    /// <summary>A test is called now.</summary>
    internal void Begin() => Interlocked.Increment(ref _begun);

    /// <summary>Stops, and waits for the method that is being compiled: nothing goes on beside what comes next.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _thread?.Join();
    }

    /// <summary>Compiles a method or a constructor as its first call would; of an asynchronous method, the body too.</summary>
    internal static void Prepare(MethodBase method)
    {
        if (method.DeclaringType is { IsGenericType: true } || method.IsGenericMethod)
        {
            return;
        }

        RuntimeHelpers.PrepareMethod(method.MethodHandle);
        if (method is MethodInfo info && !MethodShape.IsPlain(info) && info.ReturnType != typeof(void)
            && method.GetCustomAttribute<AsyncStateMachineAttribute>() is { StateMachineType: { IsGenericType: false } body }
            && body.GetMethod(nameof(IAsyncStateMachine.MoveNext), BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } moveNext)
        {
            RuntimeHelpers.PrepareMethod(moveNext.MethodHandle);
        }
    }

    private void CompileAll()
    {
        Type? lastClass = null;
        for (var next = Lead; next < _tests.Count && !_isDisposed; next++)
        {
            next = Math.Max(next, Volatile.Read(ref _begun) + Lead);
            if (next < _tests.Count && _tests[next] is { SkipReason: null, Descriptor.LoadError: null } test)
            {
                if (test.Class.Type != lastClass)
                {
                    lastClass = test.Class.Type;
                    Compile(static test => test.Class.Type.GetConstructor(Type.EmptyTypes), test);
                }

                Compile(static test => test.Method, test);
            }
        }
    }

    private void Compile(Func<TestMethod, MethodBase?> methodOf, TestMethod test)
    {
        if (_isDisposed)
        {
            return;
        }

        try
        {
            if (methodOf(test) is { } method)
            {
                _prepare(method);
            }
        }
        catch (Exception)
        {
            // A type that cannot be loaded, say: whoever calls the method is told so.
        }
    }
}
