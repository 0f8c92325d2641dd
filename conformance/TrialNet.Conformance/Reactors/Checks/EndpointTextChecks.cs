using System.Net;
using Microsoft.Win32.SafeHandles;
using TrialNet.Conformance.Generating;
using TrialNet.Conformance.Reactors.Subjects;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Checks;

/// <summary>R-EP-06, R-EP-07: descriptions, and factories that are wrapped.</summary>
internal static class EndpointTextChecks
{
    internal static IReadOnlyList<ReactorCheck> All { get; } =
    [
        ReactorCheck.Of("R-EP-06", TakesApart),
        ReactorCheck.Of("R-EP-06", ReadsBackWhatWasQuoted),
        ReactorCheck.Of("R-EP-06", NamesUnknownTypes),
        ReactorCheck.Of("R-EP-07", PassesOnStartingAndStopping),
        ReactorCheck.Of("R-EP-07", HasWhatIsInside),
    ];

    private static void TakesApart(ReactorCheckContext context)
    {
        foreach (var (text, arguments, options) in new[]
        {
            ("tcp:80", "tcp|80", ""), ("tcp:host=a:port=80", "tcp", "host=a|port=80"), (@"x:a\:b:c\\d", @"x|a:b|c\d", ""), (@"x:key=a\:b", "x", "key=a:b"), ("x::", "x||", ""),
        })
        {
            var (parts, keys) = ((IHasEndpoints)context.Subject).TakeApart(text);
            var seen = $"{string.Join('|', parts)}; {string.Join('|', keys.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";
            context.Expect(seen == $"{arguments}; {options}", $"the parts of \"{text}\" are {arguments}; {options}", $"they are {seen}");
        }
    }

    private static void ReadsBackWhatWasQuoted(ReactorCheckContext context)
    {
        const string Letters = @":\=:\=ab é/,|";
        var subject = (IHasEndpoints)context.Subject;
        var chance = new Chance(context.Seed);
        for (var round = 0; round < context.Programs * 4; round++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Below(8)).Select(_ => Letters[chance.Below(Letters.Length)])]);
            var quoted = subject.Quote(text);
            var (arguments, options) = subject.TakeApart($"x:{quoted}:key={quoted}:last");
            context.Expect(
                arguments is ["x", var plain, "last"] && plain == text && options.GetValueOrDefault("key") == text,
                $"quoting and then reading gives back \"{text}\"",
                $"quoted it is \"{quoted}\", and read \"{string.Join('|', arguments)}\" and \"{options.GetValueOrDefault("key")}\"");
        }
    }

    private static void NamesUnknownTypes(ReactorCheckContext context)
    {
        const string Type = "carrierpigeon";
        using var scene = context.Open();
        var subject = (IHasEndpoints)context.Subject;
        foreach (var (side, parse) in new (string, Action)[]
        {
            ("client", () => subject.ParseClient(scene.Reactor, $"{Type}:1")), ("server", () => subject.ParseServer(scene.Reactor, $"{Type}:1")),
        })
        {
            var error = Thrown.By(parse);
            context.Expect(
                error?.Message.Contains(Type, StringComparison.Ordinal) == true,
                $"a {side} endpoint of an unknown type is an error that names the type",
                Thrown.Text(error));
        }
    }

    private static void PassesOnStartingAndStopping(ReactorCheckContext context)
    {
        var inner = new CountingFactory(static () => new Plain());
        var wrapped = ((IHasEndpoints)context.Subject).Wrap(inner);
        wrapped.DoStart();
        wrapped.DoStart();
        wrapped.DoStop();
        context.Expect(inner.Uses > 0, "a wrapped factory passes on that its use begins", $"the factory inside counts {inner.Uses} uses");
        wrapped.DoStop();
        context.Expect(inner.Uses == 0, "a wrapped factory passes on that its use ends", $"the factory inside counts {inner.Uses} uses");
    }

    private static void HasWhatIsInside(ReactorCheckContext context)
    {
        var address = new IPEndPoint(IPAddress.Loopback, 1);
        foreach (var make in new Func<IProtocol>[]
        {
            static () => new Plain(), static () => new Half(), static () => new Shaking(), static () => new Both(), static () => new Taking(), static () => new Whole(),
        })
        {
            var inner = make();
            var wrapper = ((IHasEndpoints)context.Subject).Wrap(new CountingFactory(() => inner)).BuildProtocol(address);
            foreach (var (name, type) in new[]
            {
                ("half-close", typeof(IHalfCloseableProtocol)), ("handshake", typeof(IHandshakeListener)), ("descriptor", typeof(IFileDescriptorReceiver)),
            })
            {
                context.Expect(
                    type.IsInstanceOfType(wrapper) == type.IsInstanceOfType(inner),
                    $"what wraps a protocol has {name} notifications exactly if the protocol has them: {(type.IsInstanceOfType(inner) ? "it has" : "it has not")}",
                    wrapper is null ? "there is no protocol" : $"the wrapper is a {wrapper.GetType().Name}");
            }
        }

        var none = ((IHasEndpoints)context.Subject).Wrap(new CountingFactory(static () => null)).BuildProtocol(address);
        context.Expect(
            none is null,
            "where the factory inside makes no protocol, the wrapped one makes none",
            $"it makes a {none?.GetType().Name}");
    }

    private sealed class CountingFactory(Func<IProtocol?> build) : IProtocolFactory
    {
        internal int Uses { get; private set; }

        public void DoStart() => Uses++;

        public void DoStop() => Uses--;

        public IProtocol? BuildProtocol(EndPoint address) => build();
    }

    private class Plain : IProtocol
    {
        public void MakeConnection(ITransport transport)
        {
        }

        public void DataReceived(ReadOnlySpan<byte> data)
        {
        }

        public void ConnectionLost(Failure reason)
        {
        }
    }

    private class Half : Plain, IHalfCloseableProtocol
    {
        public void ReadConnectionLost()
        {
        }

        public void WriteConnectionLost()
        {
        }
    }

    private sealed class Shaking : Plain, IHandshakeListener
    {
        public void HandshakeCompleted()
        {
        }
    }

    private class Both : Half, IHandshakeListener
    {
        public void HandshakeCompleted()
        {
        }
    }

    private sealed class Taking : Plain, IFileDescriptorReceiver
    {
        public void FileDescriptorReceived(SafeFileHandle descriptor)
        {
        }
    }

    private sealed class Whole : Both, IFileDescriptorReceiver
    {
        public void FileDescriptorReceived(SafeFileHandle descriptor)
        {
        }
    }
}
