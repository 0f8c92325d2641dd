using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Protocols that throw.</summary>
public abstract class UserErrorTests(string kind) : StreamTest(kind)
{
    [SkippableFact]
    public void R_TCP_15_What_is_thrown_after_an_iteration_in_which_the_connection_ended_is_logged_as_it_is()
    {
        ExpectsErrors = true;
        var server = new ScriptedProtocol
        {
            OnData = (self, _) =>
            {
                self.Transport.AbortConnection();
                for (var turns = 0; self.Reason is null && turns < 100; turns++)
                {
                    Subject.Iterate(TimeSpan.Zero);
                }

                Subject.CallLater(TimeSpan.Zero, Subject.Stop);
                throw new FormatException("after the end");
            },
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(self => self.Transport.Write("x"u8))));
        Assert.Equal("after the end", Assert.Single(Log.Take<FormatException>()).Message);
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.IsType<ConnectionAbortedException>(server.Reason!.Value);
    }

    [SkippableTheory]
    [InlineData("made")]
    [InlineData("data")]
    public void R_TCP_15_An_exception_is_logged_and_ends_that_connection_with_it_as_the_reason(string where)
    {
        ExpectsErrors = true;
        var answered = 0;
        var bad = new ScriptedProtocol
        {
            OnMade = _ => ThrowIf("made"),
            OnData = (_, _) => ThrowIf("data"),
        };
        var good = new ScriptedProtocol { OnData = (self, data) => self.Transport.Write(data) };
        Run(() =>
        {
            var goodClient = new ScriptedProtocol { OnData = (_, _) => answered++ };
            Connect(Listen(new ScriptedFactory(_ => good)), new ScriptedFactory(_ => goodClient));
            Connect(Listen(new ScriptedFactory(_ => bad)), new ScriptedFactory(self => self.Transport.Write("x"u8))
            {
                OnLost = (_, _) =>
                {
                    goodClient.Transport.Write("still there?"u8);
                    When(() => answered > 0, Subject.Stop);
                },
            });
        });
        Assert.Equal(where, Assert.Single(Log.Take<FormatException>()).Message);
        Assert.Equal("lost", bad.Events[^1]);
        Assert.Equal(where, Assert.IsType<FormatException>(bad.Reason!.Value).Message);
        Assert.Equal(1, answered);

        void ThrowIf(string here)
        {
            if (string.Equals(where, here, StringComparison.Ordinal))
            {
                throw new FormatException(here);
            }
        }
    }

    [SkippableFact]
    public void R_TCP_15_After_an_abort_the_exception_is_the_reason()
    {
        ExpectsErrors = true;
        var server = new ScriptedProtocol
        {
            OnData = (self, _) =>
            {
                self.Transport.AbortConnection();
                throw new FormatException("after the abort");
            },
            OnLost = (_, _) => Subject.CallLater(TimeSpan.FromMilliseconds(5), Subject.Stop),
        };
        Run(() => Connect(Listen(new ScriptedFactory(_ => server)), new ScriptedFactory(self => self.Transport.Write("x"u8))));
        Assert.Equal(["made", "data", "lost"], server.Events);
        Assert.IsType<FormatException>(server.Reason!.Value);
        Assert.Single(Log.Take<FormatException>());
    }

    [SkippableFact]
    public void An_exception_in_ConnectionLost_is_logged_and_the_factory_hears_of_the_loss()
    {
        ExpectsErrors = true;
        var factory = new ScriptedFactory(_ => new ScriptedProtocol
        {
            OnMade = self => self.Transport.LoseConnection(),
            OnLost = (_, _) => throw new FormatException("lost"),
        })
        { OnLost = (_, _) => Subject.Stop() };
        Run(() => Connect(Listen(new ScriptedFactory(_ => new ScriptedProtocol())), factory));
        Assert.Equal(["start", "started", "build", "lost", "stop"], factory.Events);
        Assert.IsType<ConnectionDoneException>(factory.Reason!.Value);
        Assert.Equal("In ConnectionLost of ScriptedProtocol", Assert.Single(Log.TakeAll()).Context);
    }

    [SkippableFact]
    public void Calls_into_a_protocol_run_under_the_scope_of_its_port_or_connector()
    {
        ExpectsErrors = true;
        var serverLog = new RecordingLog();
        var serverScope = new Scope("server", CreateReactorOnce(), serverLog);
        var clientScope = new Scope("client", Subject, Log);
        var seen = new List<string>();
        Run(() =>
        {
            IListeningPort port;
            using (serverScope.Enter())
            {
                port = Listen(new ScriptedFactory(_ =>
                {
                    See("server build");
                    return new ScriptedProtocol
                    {
                        OnMade = _ => See("server made"),
                        OnData = (_, _) =>
                        {
                            See("server data");
                            throw new FormatException("mine");
                        },
                        OnLost = (_, _) => See("server lost"),
                    };
                }));
            }

            using (clientScope.Enter())
            {
                Connect(port, new ScriptedFactory(self =>
                {
                    See("client made");
                    self.Transport.Write("x"u8);
                })
                {
                    OnLost = (_, _) =>
                    {
                        See("client lost");
                        Subject.Stop();
                    },
                });
            }
        });
        Assert.All(seen, line => Assert.Equal(line.Split(' ')[0], line.Split(": ")[1]));
        Assert.Equal(6, seen.Count);
        Assert.Single(serverLog.Take<FormatException>());

        void See(string what) => seen.Add($"{what}: {Scope.Current.Name}");
    }

    private IReactor CreateReactorOnce() => Subject;

    public sealed class Epoll() : UserErrorTests("epoll");

    public sealed class Poll() : UserErrorTests("poll");

    public sealed class Completion() : UserErrorTests("completion");

    public sealed class Select() : UserErrorTests("select");

    public sealed class Simulated() : UserErrorTests("simulated");

    public sealed class EpollUnix() : UserErrorTests("epoll unix");

    public sealed class PollUnix() : UserErrorTests("poll unix");

    public sealed class CompletionUnix() : UserErrorTests("completion unix");

    public sealed class SelectUnix() : UserErrorTests("select unix");
}
