using System.Net;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Tests.Support;

namespace TrialNet.Reactor.Tests.Transports;

/// <summary>Factories and how often they are in use.</summary>
public abstract class FactoryTests(string kind) : ReactorTest(kind)
{
    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void R_FAC_01_The_first_use_starts_a_factory_and_the_last_one_stops_it(int seed)
    {
        var random = new Random(seed);
        var factory = new ScriptedFactory(_ => new ScriptedProtocol());
        var uses = 0;
        var expected = new List<string>();
        var ports = new List<ITcpPort>();
        Run(() =>
        {
            for (var step = 0; step < 200; step++)
            {
                if (ports.Count == 0 || random.Next(2) == 0)
                {
                    ports.Add(Listen(factory));
                    AddIf(uses++ == 0, "start");
                }
                else
                {
                    var port = ports[random.Next(ports.Count)];
                    ports.Remove(port);
                    port.StopListening();
                    AddIf(--uses == 0, "stop");
                }

                Assert.Equal(expected, factory.Events);
            }

            Subject.Stop();
        });
        AddIf(uses > 0, "stop");
        Assert.Equal(expected, factory.Events);

        void AddIf(bool isSo, string what)
        {
            if (isSo)
            {
                expected.Add(what);
            }
        }
    }

    [SkippableFact]
    public void R_FAC_01_and_02_A_factory_that_serves_and_connects_stops_after_both()
    {
        var built = 0;
        ScriptedFactory? factory = null;
        ITcpPort? port = null;
        factory = new ScriptedFactory(_ => new ScriptedProtocol { OnMade = self => AfterBoth(self) })
        {
            OnLost = (_, _) =>
            {
                factory!.Events.Add("heard");
                Subject.CallLater(TimeSpan.Zero, Subject.Stop);
            },
        };
        Run(() =>
        {
            port = Listen(factory);
            Connect(port, factory);
        });
        Assert.Equal(["start", "started", "build", "build", "lost", "heard", "stop"], factory.Events);

        void AfterBoth(ScriptedProtocol self)
        {
            if (++built == 2)
            {
                port!.StopListening();
                self.Transport.LoseConnection();
            }
        }
    }

    [SkippableFact]
    public void R_FAC_03_BuildProtocol_gets_the_peers_address()
    {
        EndPoint? seenByServer = null;
        EndPoint? seenByClient = null;
        EndPoint? client = null;
        ITcpPort? port = null;
        Run(() =>
        {
            port = Listen(new ScriptedFactory(address =>
            {
                seenByServer = address;
                return new ScriptedProtocol { OnMade = self => self.Transport.LoseConnection() };
            }));
            Connect(port, new ScriptedFactory(address =>
            {
                seenByClient = address;
                return new ScriptedProtocol
                {
                    OnMade = self => client = self.Transport.GetHost(),
                    OnLost = (_, _) => Subject.Stop(),
                };
            }));
        });
        Assert.Equal(port!.GetHost(), seenByClient);
        Assert.Equal(client, seenByServer);
    }

    public sealed class Epoll() : FactoryTests("epoll");

    public sealed class Poll() : FactoryTests("poll");

    public sealed class Completion() : FactoryTests("completion");

    public sealed class Select() : FactoryTests("select");

    public sealed class Simulated() : FactoryTests("simulated");
}
