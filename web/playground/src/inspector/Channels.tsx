/** The channels at the selected event, or now: who waits on each. */
import type { State } from "../state/state";
import { Moment } from "./Moment";
import { channelsAt } from "./moment";

export function Channels({ state }: { state: State }) {
  return (
    <Moment state={state}>
      {(trace, index) => {
        const channels = channelsAt(trace, index);
        if (channels.length === 0) return <p class="empty-note">No channel yet.</p>;
        return (
          <table class="inspector-table">
            <thead>
              <tr>
                <th scope="col">Channel</th>
                <th scope="col">Balance</th>
                <th scope="col">Waiting</th>
              </tr>
            </thead>
            <tbody>
              {channels.map(({ channel, isClosed, balance, waiting }) => (
                <tr key={channel}>
                  <th scope="row">
                    {channel} {isClosed && <span class="faint">closed</span>}
                  </th>
                  <td>{balance}</td>
                  <td>
                    {waiting.length > 0 &&
                      `${balance > 0 ? "to send" : "to receive"}: ${waiting.map(({ name }) => name).join(", ")}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        );
      }}
    </Moment>
  );
}
