using System.Net.Sockets;
using System.Reflection;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Datagrams;
using TrialNet.Reactor.Tests.Processes;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Nonsense;

/// <summary>
/// Every method of every public interface, of the reactor and of what it hands out, open and closed, is called with arguments that mean
/// nothing: it takes them or refuses them by an exception that says why, and the reactor goes on.
/// </summary>
public abstract class NonsenseTests(string kind) : ReactorTest(kind)
{
    // What ends or holds up the loop is tested elsewhere.
    private static readonly string[] Left =
        [nameof(IReactorCore.Run), nameof(IReactorCore.Stop), nameof(IReactorCore.Crash), nameof(IReactorCore.Iterate), nameof(ISimulation.Advance), nameof(ISimulation.Jump)];

    private readonly List<string> _findings = [];
    private readonly SocketPaths _paths = new();
    private int _count;

    [SkippableFact]
    public void Nonsense_is_refused_by_name_and_the_reactor_goes_on()
    {
        // What was begun and taken back at once may have been logged.
        ExpectsErrors = true;
        Run(() => TryOne(new Queue<Func<object>>([() => Subject, .. Makers()]), Subject.Stop));
        Assert.Empty(_findings);
        Assert.InRange(_count, 400, int.MaxValue);
        Assert.All(Log.TakeAll(), error => Assert.True(IsNamed(error.Failure.Value), $"logged: {error.Context}: {error.Failure.GetTraceback()}"));
    }

    protected override void Dispose(bool disposing)
    {
        _paths.Dispose();
        base.Dispose(disposing);
    }

    private static bool IsNamed(Exception error) =>
        error is ArgumentException or InvalidOperationException or NotSupportedException or SocketException
        || string.Equals(error.GetType().Assembly.GetName().Name?[..8], "TrialNet", StringComparison.Ordinal);

    private static IEnumerable<object?[]> ArgumentsOf(MethodInfo method)
    {
        // Who calls is filled in by the compiler.
        var values = method.GetParameters()
            .Select(static parameter => parameter.Name is "file" or "line" ? [parameter.DefaultValue] : NonsenseValues.Of(parameter.ParameterType))
            .ToArray();
        yield return [.. values.Select(static all => all[0])];
        for (var place = 0; place < values.Length; place++)
        {
            foreach (var other in values[place].Skip(1))
            {
                var arguments = values.Select(static all => all[0]).ToArray();
                arguments[place] = other;
                yield return arguments;
            }
        }

        yield return [.. values.Select(static all => all[^1])];
    }

    private IEnumerable<Func<object>> Makers()
    {
        yield return () => Subject.CallLater(TimeSpan.FromHours(1), static () => { });
        yield return () => Listen(new ScriptedFactory(static _ => new ScriptedProtocol()));
        yield return () => Connect(Listen(new ScriptedFactory(static _ => new ScriptedProtocol())), new ScriptedFactory(static _ => new ScriptedProtocol()));
        if (Subject is IReactorMulticast multicast)
        {
            yield return () => multicast.ListenMulticast(0, new ScriptedDatagramProtocol(), "127.0.0.1");
        }

        if (Subject is IReactorUnix unix)
        {
            yield return () => unix.ListenUnix(_paths.Next(), new ScriptedFactory(static _ => new ScriptedProtocol()));
        }

        if (Subject is IReactorProcess processes)
        {
            yield return () => processes.SpawnProcess(new ScriptedProcessProtocol(), "/bin/cat", ["cat"]);
        }

        if (Subject is ISimulation simulation)
        {
            yield return () => simulation.Network;
        }

        if (Subject is IReactorInThreads threads)
        {
            yield return () => threads.CallInThread(static () => { });
        }
    }

    /// <summary>Tries what a maker makes, as it is and after it was given back, and goes on with the next in another turn.</summary>
    private void TryOne(Queue<Func<object>> makers, Action then)
    {
        if (!makers.TryDequeue(out var make))
        {
            TryTransports(then);
            return;
        }

        TryMethods(make(), make);
        Subject.CallLater(TimeSpan.Zero, () => TryOne(makers, then));
    }

    /// <summary>Both ends of a connection; one that a method has ended is tried as it is.</summary>
    private void TryTransports(Action then)
    {
        var server = new ScriptedProtocol();
        var client = new ScriptedProtocol();
        Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(_ => client));
        When(() => client.Events.Count > 0 && server.Events.Count > 0, () =>
        {
            TryMethods(client.Transport, () => client.Transport);
            TryMethods(server.Transport, () => server.Transport);
            Subject.CallLater(TimeSpan.Zero, then);
        });
    }

    private void TryMethods(object target, Func<object> again)
    {
        foreach (var method in target.GetType().GetInterfaces()
            .Where(static type => type.IsPublic && type.Namespace == typeof(IReactor).Namespace)
            .SelectMany(static type => type.GetMethods())
            .Where(static method => !method.IsStatic && !Left.Contains(method.Name)))
        {
            var call = NonsenseValues.Compile(method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(int)) : method);
            foreach (var arguments in ArgumentsOf(method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(int)) : method))
            {
                Try(target, method, call, arguments);
            }

            if (target is IDelayedCall { IsActive: false } or IConnector { State: ConnectorState.Disconnected })
            {
                target = again();
            }
        }

        (target as IReactorResource)?.Release();
    }

    private void Try(object target, MethodInfo method, Action<object, object?[]> call, object?[] arguments)
    {
        var before = Resources.GetResources().ToHashSet();
        var resolver = (Subject as IReactorNames)?.NameResolver;
        _count++;
        try
        {
            call(target, arguments);
        }
        catch (Exception error) when (IsNamed(error))
        {
        }
        catch (Exception error)
        {
            _findings.Add($"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", arguments.Select(static argument => argument ?? "null"))}): {error}");
        }

        if (resolver is not null)
        {
            ((IReactorNames)Subject).InstallNameResolver(resolver);
        }

        foreach (var made in Resources.GetResources().Where(resource => !before.Contains(resource) && !ReferenceEquals(resource, target)))
        {
            made.Release();
        }
    }

    public sealed class Epoll() : NonsenseTests("epoll");

    public sealed class Poll() : NonsenseTests("poll");

    public sealed class Completion() : NonsenseTests("completion");

    public sealed class Select() : NonsenseTests("select");

    public sealed class Simulated() : NonsenseTests("simulated");
}
