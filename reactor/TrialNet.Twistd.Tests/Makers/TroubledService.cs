using TrialNet.Defer;
using TrialNet.Reactor.Services;

namespace TrialNet.Twistd.Tests.Makers;

/// <summary>A service that goes wrong.</summary>
/// <param name="moment">When.</param>
internal sealed class TroubledService(string moment) : Service
{
    public override void PrivilegedStartService()
    {
        base.PrivilegedStartService();
        if (moment == "privileged")
        {
            throw new InvalidOperationException("trouble in PrivilegedStartService");
        }
    }

    public override void StartService()
    {
        base.StartService();
        switch (moment)
        {
            case "start":
                throw new InvalidOperationException("trouble in StartService");
            case "die":
                Environment.FailFast("trouble before it is up");
                break;
            case "unhandled":
                Deferred.Fail<Unit>(new InvalidOperationException("trouble that nobody takes"));
                break;
            case "print":
                Console.Out.WriteLine("one line");
                Console.Error.WriteLine("another line");
                break;
        }
    }

    public override Deferred<Unit> StopService()
    {
        base.StopService();
        switch (moment)
        {
            case "stop":
                throw new InvalidOperationException("trouble in StopService");
            case "failed-stop":
                return Deferred.Fail<Unit>(new InvalidOperationException("trouble after StopService"));
            case "never":
                return new Deferred<Unit>();
            case "stuck":
                // Blocks the reactor, as no service should.
                new ManualResetEventSlim().Wait();
                break;
        }

        return Deferred.Succeed();
    }
}
