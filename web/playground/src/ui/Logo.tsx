/** Two tracks and the switch between them. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="7" class="logo-ground" />
      <g fill="none" stroke-linecap="round" stroke-width="3">
        <path d="M5 21h22" class="logo-track" />
        <path d="M5 21h4c7 0 6-10 13-10h5" class="logo-branch" />
      </g>
      <circle cx="9" cy="21" r="2.6" class="logo-switch" />
    </svg>
  );
}
